package io.taizhang.notify;

import io.quarkus.security.PermissionsAllowed;
import io.taizhang.platform.Refuses;
import io.taizhang.platform.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The words of mails over HTTP. */
@Path("/api/v1/message-templates")
@Tag(name = "mail")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class MessageTemplateResource {

    private static final String CODE = "[a-zA-Z0-9_-]{1,50}";

    private final MessageTemplateService templates;

    MessageTemplateResource(MessageTemplateService templates) {
        this.templates = templates;
    }

    @GET
    @PermissionsAllowed("message-template:read")
    @Operation(summary = "The words of every mail in every language; at most 200")
    public List<MessageTemplateView> listMessageTemplates() {
        return templates.list();
    }

    @GET
    @Path("{code}/{language}")
    @PermissionsAllowed("message-template:read")
    @Operation(summary = "Reads the words of a mail in a language")
    public MessageTemplateView getMessageTemplate(
            @RestPath @Pattern(regexp = CODE) String code, @RestPath @Pattern(regexp = CODE) String language) {
        return templates.get(code, language);
    }

    @PUT
    @Path("{code}/{language}")
    @PermissionsAllowed("message-template:write")
    @Operation(summary = "Puts the house's own words in place of those of the product")
    @Refuses({"template_invalid", "template_variable_unknown", "template_too_large", "template_html_forbidden"})
    public MessageTemplateView writeMessageTemplate(
            @RestPath @Pattern(regexp = CODE) String code,
            @RestPath @Pattern(regexp = CODE) String language,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid WriteTemplate words) {
        return templates.write(code, language, Version.required(ifMatch), words);
    }

    @DELETE
    @Path("{code}/{language}")
    @PermissionsAllowed("message-template:write")
    @Operation(summary = "Goes back to the words of the product; the house's own stay in the history")
    public RestResponse<Void> withdrawMessageTemplate(
            @RestPath @Pattern(regexp = CODE) String code,
            @RestPath @Pattern(regexp = CODE) String language,
            @RestHeader("If-Match") @Nullable String ifMatch) {
        templates.withdraw(code, language, Version.required(ifMatch));
        return RestResponse.noContent();
    }

    @POST
    @Path("{code}/{language}/preview")
    @PermissionsAllowed("message-template:write")
    @Operation(summary = "Shows what words would become with the examples of their variables; nothing is stored")
    @Refuses({"template_invalid", "template_variable_unknown", "template_too_large", "template_html_forbidden"})
    public Rendered previewMessageTemplate(
            @RestPath @Pattern(regexp = CODE) String code,
            @RestPath @Pattern(regexp = CODE) String language,
            @NotNull @Valid WriteTemplate words) {
        return templates.preview(code, language, words);
    }
}
