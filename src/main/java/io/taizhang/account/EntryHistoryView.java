package io.taizhang.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything that one entry has become, oldest first. */
public record EntryHistoryView(
        @Schema(
                        description =
                                "The first posting, its reversal, what replaced it, and so on, each with who, when and why.")
                List<EntryView> items) {}
