package io.taizhang.notify;

/** A file that goes with a mail; its size in bytes, its SHA-256 in hexadecimal. */
public record MailAttachmentView(String name, String mediaType, long size, String sha256) {}
