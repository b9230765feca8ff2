package io.taizhang.notify;

import io.taizhang.platform.Ids;
import io.taizhang.platform.Sha256;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A file as it went with a mail. Never changed. */
@Entity
class MailAttachment {

    @Id
    UUID id = Ids.next();

    UUID deliveryId;

    int position;

    String name;

    String mediaType;

    byte[] content;

    long bytes;

    String sha256;

    protected MailAttachment() {}

    MailAttachment(UUID deliveryId, int position, Attachment file) {
        this.deliveryId = deliveryId;
        this.position = position;
        this.name = file.name();
        this.mediaType = file.mediaType();
        this.content = file.content().clone();
        this.bytes = content.length;
        this.sha256 = Sha256.hex(content);
    }

    Attachment file() {
        return new Attachment(name, mediaType, content);
    }
}
