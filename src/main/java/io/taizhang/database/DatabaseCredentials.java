package io.taizhang.database;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** The passwords of the embedded database, generated at its first start and kept beside its data. */
record DatabaseCredentials(String superuser, String owner, String app) {

    /**
     * Reads the file of {@code dir}, or makes it.
     *
     * @param required whether data exists that other passwords would not open
     */
    static DatabaseCredentials keptIn(Path dir, boolean required) throws IOException {
        Path file = dir.resolve("credentials.properties");
        if (Files.exists(file)) {
            return read(file);
        }
        if (required) {
            throw new DatabaseUnusable("缺少数据库的密码文件 / The passwords of the database are missing: " + file);
        }
        DatabaseCredentials generated = new DatabaseCredentials(generate(), generate(), generate());
        writePrivately(
                file,
                "superuser=%s%nowner=%s%napp=%s%n".formatted(generated.superuser, generated.owner, generated.app));
        return generated;
    }

    private static DatabaseCredentials read(Path file) throws IOException {
        Properties passwords = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            passwords.load(reader);
        }
        return new DatabaseCredentials(
                required(passwords, "superuser", file),
                required(passwords, "owner", file),
                required(passwords, "app", file));
    }

    private static String required(Properties passwords, String name, Path file) {
        String password = passwords.getProperty(name);
        // They are pasted into SQL, where a password cannot be a parameter.
        if (password == null || !password.matches("[A-Za-z0-9_-]+")) {
            throw new DatabaseUnusable("密码文件损坏 / The password file has no valid \"" + name + "\": " + file);
        }
        return password;
    }

    private static String generate() {
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Writes a file that only its owner may read, all of it or nothing, and safe on the disk when this returns. */
    static void writePrivately(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(unfinished);
        }
        Files.writeString(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
