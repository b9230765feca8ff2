package io.taizhang.bank;

import io.taizhang.bankfile.BankFileFormat;
import io.taizhang.bankfile.ReadStatement;
import io.taizhang.platform.Ids;
import io.taizhang.platform.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A statement as it was accepted. Written once. */
@Entity
@Immutable
class BankStatement {

    @Id
    UUID id = Ids.next();

    UUID accountId;

    @Enumerated(EnumType.STRING)
    BankFileFormat format;

    @Nullable
    String template;

    String fileName;

    String fileSha256;

    int position;

    int sourceLine;

    @Nullable
    String number;

    String currency;

    LocalDate fromDay;

    LocalDate toDay;

    @Nullable
    Long openingMinor;

    @Nullable
    Long closingMinor;

    long creditMinor;

    long debitMinor;

    int lineCount;

    int newCount;

    int skippedCount;

    UUID importedBy;

    Instant createdAt;

    protected BankStatement() {}

    /** @param importedOn the day that an empty statement counts for when it does not say */
    BankStatement(BankAccount account, StatementUpload upload, int position, ReadStatement read, LocalDate importedOn) {
        this.accountId = account.id();
        this.format = upload.file().format();
        this.template = upload.file().layout();
        this.fileName = upload.name();
        this.fileSha256 = upload.sha256();
        this.importedBy = upload.by();
        this.createdAt = upload.at();
        this.position = position;
        this.sourceLine = read.line();
        this.number = read.number();
        this.currency = account.currency;
        this.fromDay = first(read, importedOn);
        this.toDay = last(read, fromDay);
        this.openingMinor = read.openingMinor();
        this.closingMinor = read.closingMinor();
        this.creditMinor = read.creditMinor();
        this.debitMinor = read.debitMinor();
        this.lineCount = read.lines().size();
        this.skippedCount = read.skipped();
    }

    void accepted(int newLines) {
        newCount = newLines;
    }

    @Nullable
    Money money(@Nullable Long minor) {
        return minor == null ? null : Money.of(minor, currency);
    }

    /** The days that the lines tell of; what a file says about itself counts where there are none. */
    private static LocalDate first(ReadStatement read, LocalDate importedOn) {
        return read.lines().stream()
                .map(line -> line.bookedOn())
                .min(LocalDate::compareTo)
                .orElse(read.from() == null ? importedOn : read.from());
    }

    private static LocalDate last(ReadStatement read, LocalDate from) {
        var last = read.lines().stream()
                .map(line -> line.bookedOn())
                .max(LocalDate::compareTo)
                .orElse(read.to() == null ? from : read.to());
        return last.isBefore(from) ? from : last;
    }
}
