package io.taizhang.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What personal data is used for, by which ground of the law, and the words that people agree to now. */
record PurposeView(
        String code,
        String name,
        @Schema(description = "The name in English.") String nameEn,
        LegalBasis basis,
        @Schema(description = "Where the law says so.") String article,
        String explanation,
        @Schema(description = "Whether nothing is done without consent.") boolean asksConsent,
        @Nullable @Schema(description = "The version of the words; absent where nobody is asked.") Integer textVersion,
        @Nullable String words) {}
