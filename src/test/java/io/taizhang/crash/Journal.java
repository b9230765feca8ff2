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

        /** What was done before and this is about, such as the payment that is returned. */
        final @Nullable Entry about;

        int status;

        @Nullable
        String answer;

        Entry(UUID key, Act act, String card, long amount, String otherCard, @Nullable Entry about) {
            this.key = key;
            this.act = act;
            this.card = card;
            this.path = act.path(card, about);
            this.body = act.body(amount, otherCard, about);
            this.amount = amount;
            this.about = about;
        }

        String answer() {
            return Objects.requireNonNull(answer);
        }
    }

    static Entry of(@Nullable Entry about) {
        return Objects.requireNonNull(about);
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
