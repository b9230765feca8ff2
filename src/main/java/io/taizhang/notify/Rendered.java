package io.taizhang.notify;

/** The words of a mail: the subject in one line, the body as HTML and as plain text. */
public record Rendered(String language, String subject, String html, String text) {}
