package io.taizhang.oversight;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The end of the sealed history at a moment: to be kept where nobody can reach who can reach the database.
 *
 * @param hash of the block, in hexadecimal digits; it covers all rows up to it
 * @param rows how many rows are sealed up to it
 * @param lastLedger the table of the last of them
 * @param lastRowKey and its key
 */
public record LedgerHead(
        long height, String hash, long rows, long toXid, Instant sealedAt, String lastLedger, String lastRowKey) {

    /** The same with the house's signature. */
    public record SignedLedgerHead(
            LedgerHead head,
            @Schema(
                            description =
                                    "The head as a compact JWS (RFC 7515), signed by the house's key; a check of kind"
                                            + " SEALS takes it.",
                            examples = "eyJhbGciOiJSUzI1NiJ9.eyJoZWlnaHQiOjF9.c2lnbmF0dXJl")
                    String signed) {}
}
