package io.taizhang.support;

import io.quarkus.test.common.QuarkusTestResource;

/** Every test of the run shares one application on one fresh database. */
@QuarkusTestResource(TestDatabase.class)
final class UsesTestDatabase {}
