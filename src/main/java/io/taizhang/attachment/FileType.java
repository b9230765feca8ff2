package io.taizhang.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What may be kept: documents and pictures that a browser does not run. Archives are left out, because nobody sees what
 * they carry; so are documents with macros.
 */
enum FileType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg", "jfif"),
    GIF("image/gif", "gif"),
    BMP("image/bmp", "bmp"),
    TIFF("image/tiff", "tif", "tiff"),
    WEBP("image/webp", "webp"),
    HEIC("image/heic", "heic", "heif"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "wps"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "et"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "dps"),
    DOC("application/msword", "doc", "wps"),
    XLS("application/vnd.ms-excel", "xls", "et"),
    PPT("application/vnd.ms-powerpoint", "ppt", "dps"),
    OFD("application/ofd", "ofd"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    RTF("application/rtf", "rtf"),
    CSV("text/csv", "csv"),
    TEXT("text/plain", "txt", "md", "log");

    private final String mediaType;
    private final List<String> endings;

    FileType(String mediaType, String... endings) {
        this.mediaType = mediaType;
        this.endings = List.of(endings);
    }

    String mediaType() {
        return mediaType;
    }

    /** How names of such files end; the usual one first. */
    List<String> endings() {
        return endings;
    }

    static Optional<FileType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }
}
