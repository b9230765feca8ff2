package io.taizhang.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive connection that sends prepared bytes and reads answers without understanding them: the client shares
 * the machine with the server, so it has to cost next to nothing.
 */
final class Http implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private int head;
    private int body;
    private boolean chunked;

    Http(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A request as it goes over the wire. */
    record Request(byte[] bytes) {

        static Request get(String path, String token) {
            return new Request(bytes("GET " + path + " HTTP/1.1\r\n" + headers(token) + "\r\n"));
        }

        static Request post(String path, String token, String key, String json) {
            var body = bytes(json);
            var head = bytes("POST " + path + " HTTP/1.1\r\n" + headers(token)
                    + (key.isEmpty() ? "" : "Idempotency-Key: " + key + "\r\n")
                    // Somebody of the name and the street may be there: the product looks, and goes on.
                    + "Duplicate-Override: benchmark\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n");
            var all = new byte[head.length + body.length];
            System.arraycopy(head, 0, all, 0, head.length);
            System.arraycopy(body, 0, all, head.length, body.length);
            return new Request(all);
        }

        private static String headers(String token) {
            return "Host: 127.0.0.1\r\nAccept: */*\r\n"
                    + (token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Sends a request and reads the whole answer. @return its status */
    int send(byte[] request) throws IOException {
        out.write(request);
        length = 0;
        head = -1;
        while (head < 0) {
            more();
            head = endOfHead();
        }
        var headers = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        var lower = headers.toLowerCase(Locale.ROOT);
        int at = lower.indexOf("content-length:");
        chunked = at < 0 && lower.contains("transfer-encoding: chunked");
        if (at >= 0) {
            int end = lower.indexOf('\r', at);
            body = Integer.parseInt(lower.substring(at + 15, end).strip());
            while (length < head + body) {
                more();
            }
        } else if (chunked) {
            body = -1;
            while (!endsWith("\r\n0\r\n\r\n")) {
                more();
            }
            body = length - head;
        } else {
            body = 0;
        }
        return Integer.parseInt(headers.substring(9, 12));
    }

    /** The body of the last answer; chunks are put together. */
    String text() {
        var text = new String(buffer, head, body, StandardCharsets.UTF_8);
        return chunked ? text.replaceAll("(?m)^[0-9a-fA-F]+\r\n", "").replace("\r\n", "") : text;
    }

    private void more() throws IOException {
        if (length == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, 2 * length);
        }
        int read = in.read(buffer, length, buffer.length - length);
        if (read < 0) {
            throw new IOException("The server closed the connection");
        }
        length += read;
    }

    private int endOfHead() {
        for (int i = 3; i < length; i++) {
            if (buffer[i] == '\n' && buffer[i - 1] == '\r' && buffer[i - 2] == '\n' && buffer[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private boolean endsWith(String end) {
        for (int i = 0; i < end.length(); i++) {
            if (length < end.length() || buffer[length - end.length() + i] != end.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
