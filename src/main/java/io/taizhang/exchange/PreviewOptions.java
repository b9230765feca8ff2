package io.taizhang.exchange;

import io.taizhang.tabular.TableReading;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a file is to be read; what is absent is found out. */
record PreviewOptions(
        @Nullable @Schema(description = "CUSTOMERS when absent.") ImportTarget target,
        @Nullable @Pattern(regexp = CHARSET) String charset,
        @Nullable @Pattern(regexp = DELIMITER) String delimiter,
        @Nullable @Size(max = 100) String sheet) {

    static final String CHARSET = "UTF-8|GBK|GB18030|UTF-16";
    static final String DELIMITER = "[,;\t]";

    static final PreviewOptions NONE = new PreviewOptions(null, null, null, null);

    TableReading reading() {
        return new TableReading(charset, delimiter, sheet);
    }

    ImportTarget targetOrUsual() {
        return target == null ? ImportTarget.CUSTOMERS : target;
    }
}
