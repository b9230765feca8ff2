package io.taizhang.exchange;

import java.nio.file.Path;

/**
 * A file that was sent and is kept until it has been read.
 *
 * @param name as the sender calls it, without folders
 * @param sha256 of its bytes, in hexadecimal
 */
record Upload(Path file, String name, String sha256, long bytes) {}
