package io.taizhang.attachment;

import java.io.InputStream;

/**
 * A file to give out. Its bytes are those that were taken in: they have been checked against the hash.
 *
 * @param stream to be closed by whoever asked
 */
public record AttachmentContent(AttachmentView file, InputStream stream) {}
