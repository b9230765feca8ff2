package io.taizhang.attachment;

import java.nio.file.Path;

/** A file as it has come in: looked at, and lying in a temporary place. */
record ReceivedFile(Path path, String name, FileType type, long size, String sha256) {}
