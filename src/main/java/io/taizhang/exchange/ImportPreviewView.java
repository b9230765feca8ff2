package io.taizhang.exchange;

import io.taizhang.exchange.SavedMappings.SavedMappingView;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a file looks like: enough to decide what its columns mean. */
record ImportPreviewView(
        @Schema(description = "The columns by the names that a mapping uses; unnamed and repeated ones are numbered.")
                List<String> header,
        @Schema(description = "The first 20 rows.") List<List<String>> rows,
        @Schema(description = "A guess: column → field.") Map<String, String> mapping,
        @Schema(description = "Kept mappings of which the file has every column, the most telling first.")
                List<SavedMappingView> saved,
        @Schema(description = "The fields that a column can be mapped to.") List<String> fields,
        @Nullable @Schema(description = "Of a text file.") String charset,
        @Nullable @Schema(description = "Of a text file.") String delimiter,
        @Nullable @Schema(description = "Of a workbook, all of them.") List<String> sheets,
        @Nullable @Schema(description = "How the first 1000 dates seem to be written.") String dateFormat,
        @Schema(description = "Whether the dates can be read in more than one way: an import must name dateFormat.")
                boolean dateAmbiguous,
        @Nullable @Schema(description = "The ways in which ambiguous dates can be read.") List<String> dateFormats) {}
