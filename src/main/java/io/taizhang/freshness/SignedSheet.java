package io.taizhang.freshness;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A sheet that was signed. */
record SignedSheet(
        ReviewSheet sheet,
        @Schema(description = "The sheet to the letter, as it was signed.") String text,
        @Schema(description = "SHA-256 of the text in UTF-8.") String sha256) {}
