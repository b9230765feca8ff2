package io.taizhang.account;

import io.taizhang.platform.Money;
import io.taizhang.platform.Refusal;
import java.util.List;
import java.util.UUID;

/**
 * What became of a batch: {@code created + unchanged + rejected.size()} is its size.
 *
 * @param created posted now
 * @param entries the ids of those
 * @param unchanged already there under their external reference
 * @param effect what the created ones add to what customers owe
 * @param rejected the others, by ascending index
 */
public record ImportResult(int created, List<UUID> entries, int unchanged, Money effect, List<RejectedEntry> rejected) {

    /** An entry that broke a rule; the refusal points into the {@link PostEntry}. */
    public record RejectedEntry(int index, Refusal refusal) {}
}
