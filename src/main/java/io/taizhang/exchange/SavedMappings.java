package io.taizhang.exchange;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.StaffDirectory;
import io.taizhang.platform.Condition;
import io.taizhang.platform.Filterable;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.Lists;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Rows;
import io.taizhang.platform.Texts;
import io.taizhang.platform.Version;
import io.taizhang.platform.Versioned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The mappings that people keep: one sees one's own and those that others share, and changes one's own. */
@ApplicationScoped
@Transactional
class SavedMappings implements PanacheRepositoryBase<SavedMapping, UUID> {

    private static final String SUBJECT = "import_mapping";
    private static final int MOST_OF_ONE_OWNER = 100;

    private final Rows rows;
    private final Lists lists;
    private final StaffDirectory staff;
    private final Caller caller;
    private final AuditTrail audit;

    SavedMappings(Rows rows, Lists lists, StaffDirectory staff, Caller caller, AuditTrail audit) {
        this.rows = rows;
        this.lists = lists;
        this.staff = staff;
        this.caller = caller;
        this.audit = audit;
    }

    /** Keeps what the columns of a file mean. */
    public record SaveMapping(
            @NotBlank @Size(max = 60) String name,
            @NotNull ImportTarget target,
            @NotEmpty @Size(max = 200) @Schema(description = "Column of the file → field.")
                    Map<@NotBlank @Size(max = 200) String, @NotBlank @Size(max = 40) String> mapping,
            @Nullable @Schema(description = "Whether everybody who imports sees it.") Boolean shared) {}

    /** A kept mapping as callers see it. */
    public record SavedMappingView(
            @Filterable UUID id,
            long version,
            @Filterable(sort = true) String name,
            @Filterable ImportTarget target,
            Map<String, String> mapping,
            @Filterable boolean shared,
            @Filterable UUID ownerId,
            String ownerName,
            @Schema(description = "Whether the caller may change it.") boolean own)
            implements Versioned {}

    Page<SavedMappingView> list(ListRequest request) {
        return lists.page(SavedMapping.class, SavedMappingView.class, request, "name", List.of(readable()))
                .mapAll(this::views);
    }

    /** Those of which the file has every column, the most telling first. */
    List<SavedMappingView> fitting(ImportTarget target, List<String> header) {
        var columns = new HashSet<>(header);
        return views(list("target = ?1 and (ownerId = ?2 or shared = true)", target, caller.id()).stream()
                .filter(saved -> columns.containsAll(saved.mapping.keySet()))
                .sorted(Comparator.comparingInt((SavedMapping saved) -> -saved.mapping.size())
                        .thenComparing(saved -> saved.name))
                .limit(10)
                .toList());
    }

    SavedMappingView save(SaveMapping command) {
        requireSound(command, null);
        if (count("ownerId", caller.id()) >= MOST_OF_ONE_OWNER) {
            throw Refusal.rule("mapping_too_many", MOST_OF_ONE_OWNER);
        }
        var saved = new SavedMapping(caller.id(), command);
        persistAndFlush(saved);
        var view = view(saved);
        audit.record("import_mapping.saved", SUBJECT, saved.id(), null, null, view);
        return view;
    }

    SavedMappingView change(UUID id, Version version, SaveMapping command) {
        var saved = lockOwn(id);
        var before = view(saved);
        version.requireCurrent(saved.version(), () -> before);
        requireSound(command, id);
        saved.apply(command);
        flush();
        var after = view(saved);
        audit.record("import_mapping.changed", SUBJECT, id, null, before, after);
        return after;
    }

    void delete(UUID id, Version version) {
        var saved = lockOwn(id);
        var before = view(saved);
        version.requireCurrent(saved.version(), () -> before);
        delete(saved);
        audit.record("import_mapping.deleted", SUBJECT, id, null, before, null);
    }

    private void requireSound(SaveMapping command, @Nullable UUID self) {
        var fields = new HashSet<String>();
        command.mapping().values().forEach(name -> {
            if (ImportField.find(command.target(), name).isEmpty()) {
                throw Refusal.rule("import_field_unknown", name).at("/mapping");
            }
            if (!fields.add(name)) {
                throw Refusal.rule("import_field_twice", name).at("/mapping");
            }
        });
        if (!command.mapping().keySet().stream().allMatch(Texts::isStorable)) {
            throw Refusal.rule("value_out_of_range").at("/mapping");
        }
        var name = command.name().strip();
        if (list("ownerId = ?1 and name = ?2", caller.id(), name).stream()
                .anyMatch(other -> !other.id().equals(self))) {
            throw Refusal.conflict("mapping_name_taken", name).at("/name");
        }
    }

    private Condition readable() {
        return Condition.of("e.ownerId = :reader or e.shared = true", Map.of("reader", caller.id()));
    }

    private SavedMapping lockOwn(UUID id) {
        var saved = rows.lock(SavedMapping.class, id, List.of(readable()));
        if (!saved.ownerId.equals(caller.id())) {
            throw Refusal.forbidden("mapping_of_another");
        }
        return saved;
    }

    private SavedMappingView view(SavedMapping saved) {
        return views(List.of(saved)).get(0);
    }

    private List<SavedMappingView> views(List<SavedMapping> shown) {
        var names = staff.names(shown.stream().map(saved -> saved.ownerId).collect(Collectors.toSet()));
        return shown.stream()
                .map(saved -> new SavedMappingView(
                        saved.id(),
                        saved.version(),
                        saved.name,
                        saved.target,
                        saved.mapping,
                        saved.shared,
                        saved.ownerId,
                        names.getOrDefault(saved.ownerId, ""),
                        saved.ownerId.equals(caller.id())))
                .toList();
    }
}
