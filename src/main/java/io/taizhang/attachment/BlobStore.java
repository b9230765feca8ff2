package io.taizhang.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where the bytes of files lie, by the SHA-256 of their content in hexadecimal. */
interface BlobStore {

    /** Stores what a file holds; what is there already is left. When it returns, the bytes are there to stay. */
    void put(String sha256, Path content) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is no such blob */
    InputStream open(String sha256) throws IOException;

    /** Removes a blob, if it is there. */
    void delete(String sha256) throws IOException;
}
