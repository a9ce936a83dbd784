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
 * For {@code ./permanence dev} alone, and no part of the packaged service. {@code QuarkusTransaction} keeps the transactions' beans of the
 * first start in static fields of a class that a live reload does not load anew (Quarkus 3.32). They notify the observers of a start that
 * is over: {@link TrailOfTransaction} failed at the beginning of each transaction, and its connection was never given back. Quarkus' own
 * remedy, {@code quarkus.class-loading.reloadable-artifacts}, cannot take this artifact: Hibernate's extension needs it before the reload.
 * So the fields are emptied here before the first transaction of a start, and Quarkus fills them again. {@code DevIT} holds it.
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
