package io.taizhang.support;

import io.quarkus.test.common.QuarkusTestResource;

/** Every test of the run knows the same mail server. */
@QuarkusTestResource(TestMailServer.class)
final class UsesTestMailServer {}
