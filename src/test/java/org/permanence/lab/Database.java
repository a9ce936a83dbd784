package org.permanence.lab;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** The tests' own hand in the service's database: what no route offers, such as a table that refuses a row. */
@ApplicationScoped
public class Database {

    private final EntityManager entities;

    Database(EntityManager entities) {
        this.entities = entities;
    }

    public void run(String statement) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    public Object ask(String query) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(query).getSingleResult());
    }

    /** The first column of each row. */
    @SuppressWarnings("unchecked")
    public List<String> texts(String query) {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(query, String.class).getResultList());
    }
}
