package org.permanence.account;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Field;
import java.util.List;

/**
 * For {@code ./permanence dev} alone, and no part of what is packaged. {@code QuarkusTransaction} keeps the transactions' beans of the very first start in
 * static fields, of a class that a live reload does not load anew (seen in Quarkus 3.32). The beans of a start that is over tell its observers, so that
 * {@link TrailOfTransaction} failed at the beginning of each transaction, and the connection was never given back. Quarkus' own remedy,
 * {@code quarkus.class-loading.reloadable-artifacts}, cannot take the artifact: Hibernate's extension needs it before the reload. So the fields are emptied
 * here before anybody begins a transaction, and Quarkus fills them again. {@code DevIT} fails without this; once it does not, Quarkus has mended it.
 */
@IfBuildProfile("dev")
@ApplicationScoped
class LiveReload {

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) throws ReflectiveOperationException {
        Class<?> keeper = Class.forName("io.quarkus.narayana.jta.QuarkusTransactionImpl");
        for (String name : List.of("cachedTransactionManager", "cachedUserTransaction")) {
            Field kept = keeper.getDeclaredField(name);
            kept.setAccessible(true);
            kept.set(null, null);
        }
    }
}
