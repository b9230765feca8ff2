package io.taizhang.bank;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of a file. */
record StatementImportView(
        @Schema(description = "The file had been imported for this account before; nothing was added now.")
                boolean repeated,
        List<BankStatementView> statements,
        @Schema(description = "Other accounts whose statements are in the file too; import it for them as well.")
                List<String> otherAccounts,
        @Nullable @Schema(description = "What matching came to, which follows an import.") MatchRunView matching) {

    StatementImportView matched(MatchRunView run) {
        return new StatementImportView(repeated, statements, otherAccounts, run);
    }
}
