package io.taizhang.cardprogram;

import com.fasterxml.jackson.databind.JsonNode;
import io.taizhang.audit.AuditTrail;
import io.taizhang.identity.Caller;
import io.taizhang.identity.OrgDirectory;
import io.taizhang.platform.BusinessTime;
import io.taizhang.platform.ListRequest;
import io.taizhang.platform.MergePatch;
import io.taizhang.platform.Page;
import io.taizhang.platform.Refusal;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What can be done with card programs. */
@ApplicationScoped
@Transactional
public class CardProgramService {

    private static final String SUBJECT = "card_program";

    private final CardPrograms programs;
    private final CardProgramVersions versions;
    private final MergePatch mergePatch;
    private final OrgDirectory units;
    private final Caller caller;
    private final BusinessTime time;
    private final AuditTrail audit;

    CardProgramService(
            CardPrograms programs,
            CardProgramVersions versions,
            MergePatch mergePatch,
            OrgDirectory units,
            Caller caller,
            BusinessTime time,
            AuditTrail audit) {
        this.programs = programs;
        this.versions = versions;
        this.mergePatch = mergePatch;
        this.units = units;
        this.caller = caller;
        this.time = time;
        this.audit = audit;
    }

    Page<CardProgramView> list(ListRequest request) {
        return programs.page(request).map(CardProgramView::of);
    }

    CardProgramView get(UUID id) {
        return CardProgramView.of(programs.require(id));
    }

    /**
     * Sets up a program.
     *
     * @throws Refusal 409 {@code card_program_code_taken}, 422 for terms that the rules for prepaid cards do not allow
     */
    public CardProgramView define(DefineCardProgram command) {
        var program = new CardProgram(command);
        requireFreeCode(program.code, program.id());
        requireShops(program);
        programs.persistAndFlush(program);
        var view = CardProgramView.of(program);
        versions.persist(new CardProgramVersion(program, caller.id(), time.now()));
        audit.record("card_program.defined", SUBJECT, program.id(), null, null, view);
        return view;
    }

    CardProgramView change(UUID id, Version version, JsonNode patch) {
        var program = programs.lock(id);
        version.requireCurrent(program.version(), () -> CardProgramView.of(program));
        var before = CardProgramView.of(program);
        var edit = mergePatch.apply(program.editable(), patch);
        requireFreeCode(edit.code().strip(), id);
        program.apply(edit);
        requireShops(program);
        programs.flush();
        var after = CardProgramView.of(program);
        versions.persist(new CardProgramVersion(program, caller.id(), time.now()));
        audit.record("card_program.changed", SUBJECT, id, null, before, after);
        return after;
    }

    /** The program as it was, newest first. @throws Refusal 404 */
    Page<CardProgramVersionView> versions(UUID id, ListRequest request) {
        programs.require(id);
        return versions.page(id, request).map(CardProgramVersionView::of);
    }

    private void requireShops(CardProgram program) {
        var shops = program.shops;
        for (int i = 0; shops != null && i < shops.size(); i++) {
            units.require(shops.get(i), "/shopIds/" + i);
        }
    }

    private void requireFreeCode(String code, UUID id) {
        if (programs.codeTaken(code, id)) {
            throw Refusal.conflict("card_program_code_taken", code).at("/code");
        }
    }
}
