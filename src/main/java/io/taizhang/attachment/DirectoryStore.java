package io.taizhang.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A directory with two levels of folders below it. A blob appears under its name only when it is whole and on the disk:
 * it is written beside it, forced out, moved, and the folder forced out too.
 */
final class DirectoryStore implements BlobStore {

    private final Path root;

    DirectoryStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String sha256, Path content) throws IOException {
        var place = place(sha256);
        if (Files.exists(place) && Files.size(place) == Files.size(content)) {
            return;
        }
        Files.createDirectories(place.getParent());
        var draft = Files.createTempFile(place.getParent(), sha256, ".new");
        try {
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            force(draft, StandardOpenOption.WRITE);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        forceFolders(place);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    private Path place(String sha256) {
        return root.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** The names of a new file and its folders are on the disk only with the folders that hold them. */
    private void forceFolders(Path place) throws IOException {
        if (!root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        for (var folder = place.getParent(); folder != null && folder.startsWith(root); folder = folder.getParent()) {
            force(folder, StandardOpenOption.READ);
        }
    }

    private static void force(Path file, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(file, mode)) {
            channel.force(true);
        }
    }
}
