package io.taizhang.bank;

import io.taizhang.bankfile.BankFileFormat;
import io.taizhang.bankfile.BankFiles;
import io.taizhang.identity.Caller;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Sha256;
import io.taizhang.platform.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads uploads before a transaction begins, and hands on what was understood. */
@ApplicationScoped
public class StatementIntake {

    private static final int MAX_NAME = 200;

    private final BankTemplateService templates;
    private final BankStatementService statements;
    private final MatchRun run;
    private final Caller caller;
    private final BusinessTime time;

    StatementIntake(
            BankTemplateService templates,
            BankStatementService statements,
            MatchRun run,
            Caller caller,
            BusinessTime time) {
        this.templates = templates;
        this.statements = statements;
        this.run = run;
        this.caller = caller;
        this.time = time;
    }

    /** What was sent: a file with the name that its sender gave it, and for what it is meant. */
    record Sent(
            @Nullable Path file,
            @Nullable String name,
            @Nullable String accountId,
            @Nullable String format,
            @Nullable String templateId) {}

    /** @throws Refusal 400, 413 or 422 with what is wrong, and on which line */
    StatementImportView accept(Sent sent) {
        if (sent.file() == null) {
            throw Refusal.unreadable("bank_file_missing").at("file");
        }
        var account = uuid("accountId", sent.accountId());
        if (account == null) {
            throw Refusal.unreadable("bank_account_missing").at("accountId");
        }
        var layouts = templates.layouts(uuid("templateId", sent.templateId()));
        var name = name(sent.name());
        var file = BankFiles.read(sent.file(), name, format(sent.format()), layouts);
        var accepted = statements.accept(
                account, new StatementUpload(name, sha256(sent.file()), file, caller.id(), time.now()));
        return accepted.repeated() ? accepted : accepted.matched(run.over(accepted.statements()));
    }

    /**
     * Reads a table of a bank and keeps what it holds; its lines wait for somebody to match them.
     *
     * @param text CSV with the columns of one of the templates
     * @throws Refusal 422 with what is wrong, and on which line
     */
    public void keep(UUID account, String name, String text) {
        Path file = null;
        try {
            file = Files.createTempFile("statement", ".csv");
            Files.writeString(file, text);
            var read = BankFiles.read(file, name, BankFileFormat.TABLE, templates.layouts(null));
            statements.accept(account, new StatementUpload(name, sha256(file), read, caller.id(), time.now()));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private static @Nullable UUID uuid(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException none) {
            throw Refusal.unreadable("value_unreadable", field).at(field);
        }
    }

    private static @Nullable BankFileFormat format(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (var format : BankFileFormat.values()) {
            if (format.name().equals(text.strip())) {
                return format;
            }
        }
        throw Refusal.unreadable("value_unreadable", "format").at("format");
    }

    /** The last part of the name, whatever system it comes from. */
    private static String name(@Nullable String given) {
        var path = given == null ? "" : given;
        var last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        var cut = last.length() > MAX_NAME ? last.substring(last.length() - MAX_NAME) : last;
        return cut.isEmpty() || !Texts.isStorable(cut) ? "upload" : cut;
    }

    private static String sha256(Path file) {
        try {
            var digest = Sha256.digest();
            try (var input = new DigestInputStream(Files.newInputStream(file), digest)) {
                input.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
