package io.taizhang.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one writer asked for and what it was told, on the disk before it goes on: the request before it is sent, the
 * answer before the next request. Whatever is here as answered must be in the ledger, once and as it was answered.
 */
final class Journal implements AutoCloseable {

    /** A request and, once it is known for good, its answer. */
    static final class Entry {
        final UUID key;
        final Act act;
        final String card;
        final String path;
        final String body;
        final long amount;
        int status;

        @Nullable
        String answer;

        Entry(UUID key, Act act, String card, String path, String body, long amount) {
            this.key = key;
            this.act = act;
            this.card = card;
            this.path = path;
            this.body = body;
            this.amount = amount;
        }

        String answer() {
            return Objects.requireNonNull(answer);
        }
    }

    private final FileChannel file;
    private final List<Entry> entries = new ArrayList<>();

    Journal(Path path) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void sending(Entry entry) throws IOException {
        entries.add(entry);
        write("> " + entry.key + " " + entry.path + " " + entry.body);
    }

    void answered(Entry entry, int status, String answer) throws IOException {
        entry.status = status;
        entry.answer = answer;
        write("< " + entry.key + " " + status + " " + answer);
    }

    List<Entry> entries() {
        return entries;
    }

    private void write(String line) throws IOException {
        file.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
