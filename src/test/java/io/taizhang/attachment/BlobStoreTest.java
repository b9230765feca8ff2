package io.taizhang.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both places, held to the same promises; the bucket by a server that checks the signature of every request. */
class BlobStoreTest {

    private static final String SECRET = "secret of tests";

    @TempDir
    Path folder;

    private interface Check {
        void on(BlobStore store) throws IOException;
    }

    private void both(Check check) throws IOException {
        check.on(new DirectoryStore(folder.resolve("blobs")));
        try (var server = new BucketServer("tests", "key of tests", SECRET);
                var store = new S3Store(settings(server.address(), SECRET))) {
            check.on(store);
            assertThat(server.complaints()).isEmpty();
        }
    }

    private static AttachmentSettings.S3 settings(URI endpoint, String secret) {
        return new AttachmentSettings.S3() {
            @Override
            public Optional<URI> endpoint() {
                return Optional.of(endpoint);
            }

            @Override
            public String region() {
                return "us-east-1";
            }

            @Override
            public String bucket() {
                return "tests";
            }

            @Override
            public String prefix() {
                return "attachments/";
            }

            @Override
            public Optional<String> accessKey() {
                return Optional.of("key of tests");
            }

            @Override
            public Optional<String> secretKey() {
                return Optional.of(secret);
            }

            @Override
            public boolean pathStyle() {
                return true;
            }
        };
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve(UUID.randomUUID().toString()), content);
    }

    private static String name() {
        return UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
    }

    private static String read(BlobStore store, String name) throws IOException {
        try (var stream = store.open(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_is_put_can_be_read_again_and_again() throws IOException {
        both(store -> {
            var name = name();
            store.put(name, file("第一条"));
            assertThat(read(store, name)).isEqualTo("第一条");
            store.put(name, file("第一条"));
            assertThat(read(store, name)).isEqualTo("第一条");
        });
    }

    @Test
    void what_is_not_there_is_told_apart_from_what_cannot_be_read() throws IOException {
        both(store -> assertThatThrownBy(() -> store.open(name()).close()).isInstanceOf(NoSuchFileException.class));
    }

    @Test
    void what_is_deleted_is_gone_and_may_be_deleted_again() throws IOException {
        both(store -> {
            var name = name();
            store.put(name, file("x"));
            store.delete(name);
            assertThatThrownBy(() -> store.open(name).close()).isInstanceOf(NoSuchFileException.class);
            store.delete(name);
        });
    }

    @Test
    void a_directory_holds_no_halves() throws IOException {
        var root = folder.resolve("blobs");
        var store = new DirectoryStore(root);
        var name = name();
        store.put(name, file("x"));
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .isEqualTo(List.of(name));
        }
        Files.writeString(
                root.resolve(name.substring(0, 2)).resolve(name.substring(2, 4)).resolve(name), "");
        store.put(name, file("x"));
        assertThat(read(store, name)).isEqualTo("x");
    }

    @Test
    void a_bucket_that_does_not_let_us_in_is_no_missing_file() throws IOException {
        try (var server = new BucketServer("tests", "key of tests", "another secret");
                var store = new S3Store(settings(server.address(), SECRET))) {
            assertThatThrownBy(() -> store.put(name(), file("x")))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> store.open(name()).close())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(NoSuchFileException.class);
            assertThat(server.complaints()).isNotEmpty();
        }
    }
}
