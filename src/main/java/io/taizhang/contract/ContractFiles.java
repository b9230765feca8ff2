package io.taizhang.contract;

import io.taizhang.attachment.AttachmentContent;
import io.taizhang.attachment.AttachmentSubject;
import io.taizhang.attachment.AttachmentView;
import io.taizhang.attachment.Attachments;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files of contracts: whoever may see a contract sees its files. No transaction is open while bytes are moved. */
@ApplicationScoped
class ContractFiles {

    private final ContractService contracts;
    private final Attachments attachments;

    ContractFiles(ContractService contracts, Attachments attachments) {
        this.contracts = contracts;
        this.attachments = attachments;
    }

    /** What was sent: where it lies until the request is over, and how the sender calls it. */
    record Sent(@Nullable Path file, @Nullable String name, long size) {}

    Page<AttachmentView> list(UUID id, ListRequest request) {
        return attachments.list(subject(id), request);
    }

    /** @throws Refusal 400 {@code attachment_missing}, and as {@link Attachments#keep} */
    AttachmentView add(UUID id, Sent sent) {
        var subject = subject(id);
        if (sent.file() == null) {
            throw Refusal.unreadable("attachment_missing").at("file");
        }
        try (InputStream content = Files.newInputStream(sent.file())) {
            return attachments.keep(subject, sent.name(), content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    AttachmentView get(UUID id, UUID attachmentId) {
        return attachments.get(subject(id), attachmentId);
    }

    AttachmentContent open(UUID id, UUID attachmentId) {
        return attachments.open(subject(id), attachmentId);
    }

    void delete(UUID id, UUID attachmentId) {
        attachments.delete(subject(id), attachmentId);
    }

    AttachmentView restore(UUID id, UUID attachmentId) {
        return attachments.restore(subject(id), attachmentId);
    }

    /** @throws Refusal 404 outside of the caller's scope */
    private AttachmentSubject subject(UUID id) {
        return new AttachmentSubject("contract", id, contracts.customerOf(id));
    }
}
