package io.taizhang.handover;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What can be asked of templates and exports. */
final class ExportCommands {

    private ExportCommands() {}

    /** A template of one's own. */
    public record AddExportTemplate(
            @NotNull @Pattern(regexp = "[A-Z0-9_]{1,40}") @Schema(examples = "MY_FORMAT") String code,
            @NotNull @Valid ChangeExportTemplate terms) {}

    /** What a template says besides its code. */
    public record ChangeExportTemplate(
            @NotBlank @Size(max = 100) String name,
            @NotNull ExportFormat format,
            @NotNull @Valid ExportLayout layout) {}

    /**
     * A range of vouchers to be handed over.
     *
     * @param fromNumber null: from the first that was not in an export of this template
     * @param toNumber null: to the last there is
     */
    public record DraftVoucherExport(
            @NotNull UUID templateId,
            @NotNull @Pattern(regexp = "[0-9]{4}-[0-9]{2}") @Schema(examples = "2026-11") String month,
            @Nullable @Min(1) Integer fromNumber,
            @Nullable @Min(1) Integer toNumber) {}

    /** The finance system has taken the file in. */
    public record AcknowledgeVoucherExport(@NotBlank @Size(max = 200) String externalRef) {}
}
