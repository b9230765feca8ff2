package io.taizhang.bank;

import io.taizhang.bankfile.BankFile;
import java.time.Instant;
import java.util.UUID;

/**
 * An upload that has been read.
 *
 * @param name as the sender calls it, without folders
 * @param sha256 of its bytes, in hexadecimal
 * @param by who sent it
 */
record StatementUpload(String name, String sha256, BankFile file, UUID by, Instant at) {}
