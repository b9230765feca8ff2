package io.taizhang.cardprogram;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A program as it was for a while. Written once; cards point to the one that they were issued under. */
@Entity
@Immutable
class CardProgramVersion {

    @Id
    UUID id;

    UUID programId;

    int number;

    @Nullable
    Integer validityMonths;

    boolean pinRequired;

    @Nullable
    Long pinFreeAmount;

    long replacementFee;

    boolean cashOutAllowed;

    long cashOutMinimum;

    @Nullable
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> shops;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    DefineCardProgram terms;

    Instant madeAt;

    UUID madeBy;

    protected CardProgramVersion() {}

    /** The program as it stands. */
    CardProgramVersion(CardProgram program, UUID by, Instant at) {
        this.id = program.termsId;
        this.programId = program.id();
        this.number = program.termsVersion;
        this.validityMonths = program.validityMonths;
        this.pinRequired = program.pinRequired;
        this.pinFreeAmount = program.pinFreeAmount;
        this.replacementFee = program.replacementFee;
        this.cashOutAllowed = program.cashOutAllowed;
        this.cashOutMinimum = program.cashOutMinimum;
        this.shops = program.shops;
        this.terms = program.editable();
        this.madeAt = at;
        this.madeBy = by;
    }
}
