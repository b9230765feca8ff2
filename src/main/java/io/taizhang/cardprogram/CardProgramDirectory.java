package io.taizhang.cardprogram;

import io.taizhang.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What other rooms ask of the programs. Programs are the company's, so no scope is applied. */
@ApplicationScoped
public class CardProgramDirectory {

    private final CardPrograms programs;
    private final CardProgramVersions versions;

    CardProgramDirectory(CardPrograms programs, CardProgramVersions versions) {
        this.programs = programs;
        this.versions = versions;
    }

    /**
     * What a card of this program is given now.
     *
     * @throws Refusal 422 {@code card_program_unknown} or 409 {@code card_program_retired}, at {@code /programId}
     */
    public NewCardTerms forNewCard(UUID programId) {
        var program = programs.findByIdOptional(programId)
                .orElseThrow(() -> Refusal.rule("card_program_unknown").at("/programId"));
        program.requireActive();
        return NewCardTerms.of(program);
    }

    /**
     * What a card of this program is given now.
     *
     * @param codeOrName as people write it; a code goes before a name
     * @throws Refusal 422 {@code card_program_unknown}, 409 {@code card_program_retired}
     */
    public NewCardTerms forNewCard(String codeOrName) {
        var program = programs.find(
                        "code = ?1 or name = ?1 order by case when code = ?1 then 0 else 1 end, code", codeOrName)
                .firstResultOptional()
                .orElseThrow(() -> Refusal.rule("card_program_unknown").at("/program"));
        program.requireActive();
        return NewCardTerms.of(program);
    }

    /** What a version of a program promises. */
    public CardTerms terms(UUID termsId) {
        return CardTerms.of(versions.findByIdOptional(termsId).orElseThrow());
    }

    /** The names of programs by their id. */
    public Map<UUID, String> names(Collection<UUID> programIds) {
        return programs.names(programIds);
    }

    /** The numbers of versions by their id, 1 for a program's first. */
    public Map<UUID, Integer> versionNumbers(Collection<UUID> termsIds) {
        return versions.numbers(termsIds);
    }
}
