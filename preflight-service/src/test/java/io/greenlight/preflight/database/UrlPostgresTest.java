package io.greenlight.preflight.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.greenlight.backbone.cluster.Endpoint;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Urls: where they lead, and which are refused, without a word of what stands in them.
class UrlPostgresTest {

    @Test
    void itKnowsWhereAUrlLeads() {
        UrlPostgres whole =
                new UrlPostgres("jdbc:postgresql://[::1]:6432,b:1/my%20db?user=me&sslmode=require");
        UrlPostgres bare = new UrlPostgres("jdbc:postgresql://db.example/");
        UrlPostgres here = new UrlPostgres("jdbc:postgresql:orders");

        assertEquals(new Endpoint("::1", 6432), whole.endpoint());
        assertEquals(Optional.of("my db"), whole.database());
        assertEquals(Optional.of("me"), whole.user());
        assertEquals(new Endpoint("db.example", 5432), bare.endpoint());
        assertEquals(Optional.empty(), bare.database());
        assertEquals(Optional.empty(), bare.user());
        assertEquals(new Endpoint("localhost", 5432), here.endpoint());
        assertEquals(Optional.of("orders"), here.database());
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://me:hunter2@db/orders, a url is jdbc:postgresql",
        "jdbc:postgresql://me:hunter2@db/orders, --user",
        "jdbc:postgresql://db/orders?password=hunter2, --password-file",
        "jdbc:postgresql://db/orders?user=me&pass%77ord=hunter2, --password-file",
        "jdbc:postgresql://db/orders?sslpassword=hunter2, --password-file",
        "jdbc:postgresql://db/orders?sslmod=hunter2, no parameter sslmod",
        "jdbc:postgresql://db/orders?dbname=hunter2, stands before the question mark",
        "jdbc:postgresql://db:hunter2/orders, the driver cannot read it",
        "jdbc:postgresql://db/hunter2/orders, a url is jdbc:postgresql"
    })
    void itIsRefusedWithoutAWordOfIt(String url, String sentence) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new UrlPostgres(url));

        String said = String.valueOf(refused.getMessage());
        assertTrue(said.contains(sentence), said);
        assertFalse(said.contains("hunter2"), said);
    }
}
