package io.taizhang.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs: as ourselves, except that it refuses root, so that root (a plain container, a machine
 * for trying things) has to become somebody else first.
 *
 * @param prefix what comes before a command line; empty for ourselves
 * @param uid who must own the files; -1 for ourselves
 */
record UnprivilegedUser(List<String> prefix, int uid) {
    private static final int NOBODY = 65_534;

    /**
     * A namespace in which root is nobody needs the least, since the files stay root's; but containers often forbid
     * it.
     */
    private static final List<UnprivilegedUser> FOR_ROOT = List.of(
            new UnprivilegedUser(List.of("unshare", "-U"), 0),
            new UnprivilegedUser(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY));

    /** Finds out, by trying, what works here. */
    static UnprivilegedUser available() throws IOException {
        Path self = Path.of("/proc/self");
        boolean root =
                Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
        if (!root) {
            return new UnprivilegedUser(List.of(), -1);
        }
        return FOR_ROOT.stream()
                .filter(UnprivilegedUser::works)
                .findFirst()
                .orElseThrow(() -> new DatabaseUnusable("PostgreSQL 不能以 root 运行，请换用户或设置 TAIZHANG_DB_URL / "
                        + "PostgreSQL cannot run as root: use another user or set TAIZHANG_DB_URL"));
    }

    /**
     * Gives a file, or a folder with all that it holds, to this user; the folder last, so that one look at it tells
     * that all is done.
     */
    void own(Path root) throws IOException {
        if (uid < 0 || isOwned(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private boolean isOwned(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid").equals(uid);
    }

    private boolean works() {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
