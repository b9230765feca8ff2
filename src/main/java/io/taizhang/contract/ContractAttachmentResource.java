package io.taizhang.contract;

import io.quarkus.security.PermissionsAllowed;
import io.quarkus.vertx.http.Uncompressed;
import io.taizhang.attachment.AttachmentView;
import io.taizhang.platform.AnswersFile;
import io.taizhang.platform.Idempotency;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refuses;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/contracts/{id}/attachments")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
class ContractAttachmentResource {

    private final ContractFiles files;
    private final Idempotency idempotency;

    ContractAttachmentResource(ContractFiles files, Idempotency idempotency) {
        this.files = files;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed("contract:read")
    @Operation(summary = "The files of a contract, latest first; deleted ones with deleted=true; q searches the name")
    public Page<AttachmentView> listContractAttachments(@RestPath UUID id, @BeanParam @Valid ListRequest request) {
        return files.list(id, request);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @PermissionsAllowed("contract:write")
    @Operation(
            summary = "Add a file to a contract",
            description =
                    "PDF, pictures, documents of Office, WPS, OFD and OpenDocument without macros, RTF, text and CSV;"
                            + " at most 20 MB unless the installation says otherwise. The type is that of the content.")
    @Refuses({
        "attachment_missing",
        "attachment_empty",
        "attachment_too_large",
        "attachment_type_refused",
        "attachment_too_many",
        "attachment_store_unavailable",
        "body_too_large"
    })
    public RestResponse<AttachmentView> addContractAttachment(
            @RestPath UUID id,
            @RestHeader(Idempotency.HEADER) @Nullable String key,
            @RestForm("file") @Nullable FileUpload file) {
        var sent = sent(file);
        return idempotency.create(
                "addContractAttachment",
                key,
                List.of(id, Objects.requireNonNullElse(sent.name(), ""), sent.size()),
                AttachmentView.class,
                () -> files.add(id, sent));
    }

    @GET
    @Path("{attachmentId}")
    @PermissionsAllowed("contract:read")
    @Operation(summary = "What is known of a file of a contract")
    public AttachmentView getContractAttachment(@RestPath UUID id, @RestPath UUID attachmentId) {
        return files.get(id, attachmentId);
    }

    @GET
    @Path("{attachmentId}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Uncompressed
    @PermissionsAllowed("contract:read")
    @Operation(
            summary = "Download a file of a contract",
            description = "The ETag is the file's SHA-256. The bytes are checked against it before they are sent.")
    @AnswersFile(MediaType.WILDCARD)
    @Refuses({"attachment_damaged", "attachment_store_unavailable"})
    public RestResponse<InputStream> downloadContractAttachment(
            @RestPath UUID id, @RestPath UUID attachmentId, @RestHeader("If-None-Match") @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && ifNoneMatch.contains(tag(files.get(id, attachmentId)))) {
            return RestResponse.ResponseBuilder.<InputStream>create(RestResponse.Status.NOT_MODIFIED)
                    .header("ETag", ifNoneMatch)
                    .build();
        }
        var content = files.open(id, attachmentId);
        var file = content.file();
        return RestResponse.ResponseBuilder.ok(content.stream())
                .type(file.mediaType())
                .header("Content-Length", file.size())
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + encoded(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("ETag", tag(file))
                .build();
    }

    @DELETE
    @Path("{attachmentId}")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Delete a file of a contract; restore undoes it")
    public RestResponse<Void> deleteContractAttachment(@RestPath UUID id, @RestPath UUID attachmentId) {
        files.delete(id, attachmentId);
        return RestResponse.noContent();
    }

    @POST
    @Path("{attachmentId}/restore")
    @PermissionsAllowed("contract:write")
    @Operation(summary = "Put a deleted file of a contract back")
    public AttachmentView restoreContractAttachment(@RestPath UUID id, @RestPath UUID attachmentId) {
        return files.restore(id, attachmentId);
    }

    private static ContractFiles.Sent sent(@Nullable FileUpload file) {
        return file == null
                ? new ContractFiles.Sent(null, null, 0)
                : new ContractFiles.Sent(file.uploadedFile(), file.fileName(), file.size());
    }

    private static String tag(AttachmentView file) {
        return "\"" + file.sha256() + "\"";
    }

    /** As RFC 8187 has it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
