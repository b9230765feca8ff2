package io.taizhang.exchange;

import io.taizhang.tabular.TableFormat;
import java.nio.file.Path;
import java.util.List;

/** An upload that has been looked at and can be imported as the options say. */
record ImportRequest(Upload upload, TableFormat format, List<String> header, ImportOptions options) {

    /**
     * A file that was sent and is kept until it has been read.
     *
     * @param name as the sender calls it, without folders
     * @param sha256 of its bytes, in hexadecimal
     */
    record Upload(Path file, String name, String sha256, long bytes) {}
}
