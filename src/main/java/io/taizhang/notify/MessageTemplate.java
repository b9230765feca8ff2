package io.taizhang.notify;

import io.taizhang.platform.BaseEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;

/** The house's own words in place of those that the product brings. */
@Entity
class MessageTemplate extends BaseEntity {

    @Column(updatable = false)
    String code;

    @Column(updatable = false)
    String language;

    String subject;

    String html;

    int revision = 1;

    boolean active = true;

    protected MessageTemplate() {}

    MessageTemplate(String code, String language, WriteTemplate words) {
        this.code = code;
        this.language = language;
        this.subject = words.subject().strip();
        this.html = words.html();
    }

    void write(WriteTemplate words) {
        subject = words.subject().strip();
        html = words.html();
        active = true;
        revision++;
    }

    void withdraw() {
        active = false;
        revision++;
    }

    BuiltInTemplates.Words words() {
        return new BuiltInTemplates.Words(subject, html);
    }
}
