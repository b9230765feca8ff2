package io.taizhang.exchange;

import io.taizhang.platform.ProblemTexts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What taking an import back does, or has done. */
public record RevertView(
        UUID importId,
        @Nullable @Schema(description = "Absent as long as nobody has asked for it.") RevertStatus status,
        @Nullable @Schema(description = "Why it has stopped by itself; it can be asked for again.") String stopCode,
        @Schema(description = "Records that the import made and that are to be removed.") long created,
        @Schema(description = "Records that the import changed and that are to be put back.") long updated,
        @Schema(description = "Of both, those that somebody has changed since: they will be left alone.")
                long changedSince,
        @Schema(description = "Records that are as they were before.") long reverted,
        @Schema(description = "Records that were left alone.") long kept,
        @Schema(description = "The first 500 of those, each with its reason.") List<RevertKeptView> keptRecords,
        @Nullable Instant endedAt) {

    /** How far the taking back of an import is. */
    public enum RevertStatus {
        RUNNING,
        DONE,
        STOPPED
    }

    /** A record that was left alone; codes are those of problems. */
    public record RevertKeptView(ImportChanges.ImportSubject subject, UUID recordId, String code, String reason) {

        static RevertKeptView of(ImportChanges.Left left, Locale language) {
            return new RevertKeptView(
                    left.subject(), left.recordId(), left.code(), ProblemTexts.title(left.code(), language));
        }
    }
}
