package io.taizhang.contract;

import io.taizhang.approval.Approvable;
import io.taizhang.approval.RecordAct;
import io.taizhang.contract.ContractCommands.TerminateContract;
import io.taizhang.platform.Version;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What a second person may have to agree to of a contract; {@link Amendments} are agreed on in their own way. */
@ApplicationScoped
class ContractActs {

    static final String SIGN = "contract.sign";
    static final String TERMINATE = "contract.terminate";

    private static final String MAKE = "contract:sign";
    private static final String DECIDE = "contract:approve";

    private final ContractService service;
    private final Contracts contracts;
    private final ContractBook book;

    ContractActs(ContractService service, Contracts contracts, ContractBook book) {
        this.service = service;
        this.contracts = contracts;
        this.book = book;
    }

    /** The signing of a draft as it stood. */
    record Signing(long version, SignContract command) {}

    /** The end of a contract as it stood. */
    record Termination(long version, TerminateContract command) {}

    @Produces
    @Singleton
    Approvable<Signing> signing() {
        return RecordAct.whole(SIGN, Signing.class, MAKE, DECIDE, (id, asked) -> {
            requireAt(id, asked.version());
            return RecordAct.outcome(service.sign(id, asked.command()));
        });
    }

    @Produces
    @Singleton
    Approvable<Termination> terminating() {
        return RecordAct.whole(TERMINATE, Termination.class, MAKE, DECIDE, (id, asked) -> {
            requireAt(id, asked.version());
            return RecordAct.outcome(service.terminate(id, asked.command()));
        });
    }

    private void requireAt(UUID id, long version) {
        var contract = contracts.lock(id);
        new Version(version).requireCurrent(contract.version(), () -> book.view(contract));
    }
}
