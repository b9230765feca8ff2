/**
 * Files kept for a record of any room. A room that owns records decides who may see them and asks {@link
 * io.taizhang.attachment.Attachments} in their name; files have no addresses of their own.
 *
 * <p>What a file consists of (the blob) lies in a {@link io.taizhang.attachment.BlobStore} under its SHA-256, once for all
 * files of that content; the row that says whose it is and how it is called lies in the database. The order of writing
 * makes sure that no row is without its blob: first the blob is announced in {@code attachment_blob}, then its bytes are
 * stored, then the row is written. What was announced and has no row after a day is removed ({@code AttachmentSweep}).
 *
 * <p>The type of a file is what its content says. What a browser could run, and what a computer could, is refused; and
 * what is given out is checked against its hash first. Knows identity and audit.
 */
@NullMarked
package io.taizhang.attachment;

import org.jspecify.annotations.NullMarked;
