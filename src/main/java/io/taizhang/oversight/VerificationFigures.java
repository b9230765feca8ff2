package io.taizhang.oversight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a check went through; the first line is of the books, the second of the seals. */
public record VerificationFigures(
        @Nullable Long cards,
        @Nullable Long movements,
        @Nullable @Schema(description = "Sum over the cards, in 分.") Long principal,
        @Nullable @Schema(description = "Sum over the cards, in 分.") Long bonus,
        @Nullable @Schema(description = "Sum over the cards, in 分.") Long held,
        @Nullable Long blocks,
        @Nullable Long sealedRows,
        @Nullable @Schema(description = "Sealed rows of a demonstration that is gone.") Long removedWithDemonstration,
        @Nullable @Schema(description = "Hash of the last block.") String headHash,
        @Nullable
                @Schema(
                        description =
                                "Whether the kept head bears a signature of this house; false: its key is no longer kept.")
                Boolean headVerified) {

    static VerificationFigures ofBooks(long cards, long movements, long principal, long bonus, long held) {
        return new VerificationFigures(cards, movements, principal, bonus, held, null, null, null, null, null);
    }

    VerificationFigures withHeadVerified(@Nullable Boolean verified) {
        return new VerificationFigures(
                cards,
                movements,
                principal,
                bonus,
                held,
                blocks,
                sealedRows,
                removedWithDemonstration,
                headHash,
                verified);
    }
}
