package io.taizhang.segment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A class of industries. */
public record IndustryView(
        @Schema(description = "GB/T 4754-2017: a section's letter, or letter and two digits of a division.")
                String code,
        @Nullable String parent,
        String name,
        String nameEn) {}
