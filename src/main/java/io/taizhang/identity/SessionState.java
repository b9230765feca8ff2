package io.taizhang.identity;

import java.util.UUID;

/** What a live session stands for at the moment, read from the database and kept for a few seconds. */
record SessionState(
        UUID sessionId,
        UUID staffId,
        String username,
        String displayName,
        Role role,
        UUID unitId,
        boolean mustChangePassword,
        Scope reach) {}
