import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;

/** Connects through MariaDB Connector/J with each URL that it is given. */
public final class MariaDbClient {
    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        DriverManager.setLoginTimeout(60);
        Class.forName("org.mariadb.jdbc.Driver");
        Exchange.serve(args[0], MariaDbClient::connect);
    }

    private static boolean connect(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet row = connection.createStatement().executeQuery("show status like 'Ssl_cipher'")) {
            row.next();
            return !row.getString(2).isEmpty();
        }
    }
}
