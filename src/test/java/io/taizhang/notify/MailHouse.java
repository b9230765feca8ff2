package io.taizhang.notify;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real mail server behind a door that can be shut, or be kept by a porter who refuses by himself. */
final class MailHouse implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket door;
    private volatile boolean shut;
    private volatile String refusal;
    private volatile String refused;

    MailHouse(int port) {
        server.start();
        try {
            door = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        threads.submit(this::open);
    }

    /** Nobody answers from now on. */
    void shut() {
        shut = true;
    }

    /** Mail is taken again. */
    void reopen() {
        shut = false;
        refusal = null;
    }

    /** The command, such as RCPT or MAIL, is answered with these words. */
    void refuse(String command, String reply) {
        refused = command;
        refusal = reply;
    }

    /** The mails that have arrived for an address. */
    List<MimeMessage> mailsTo(String address) {
        var mails = new ArrayList<MimeMessage>();
        for (var mail : server.getReceivedMessages()) {
            try {
                if (mail.getAllRecipients()[0].toString().equals(address)) {
                    mails.add(mail);
                }
            } catch (MessagingException broken) {
                throw new IllegalStateException(broken);
            }
        }
        return mails;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
        server.stop();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                threads.submit(() -> serve(guest));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            if (shut) {
                return;
            }
            if (refusal != null) {
                talk(guest);
                return;
            }
            try (var inside = new Socket("127.0.0.1", server.getSmtp().getPort())) {
                var out = threads.submit(() -> copy(inside, guest));
                copy(guest, inside);
                inside.shutdownOutput();
                out.get();
            }
        } catch (Exception hungUp) {
            Thread.currentThread().isInterrupted();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException hungUp) {
            Thread.currentThread().isInterrupted();
        }
    }

    private void talk(Socket guest) throws IOException {
        var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
        say(guest, "220 porter");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("QUIT")) {
                say(guest, "221 bye");
                return;
            }
            say(guest, line.startsWith(refused) ? refusal : line.startsWith("DATA") ? "354 go on" : "250 fine");
        }
    }

    private static void say(Socket guest, String words) throws IOException {
        guest.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        guest.getOutputStream().flush();
    }
}
