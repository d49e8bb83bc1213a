import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connects with each URL that it is given through the driver whose class is the first argument. What was encrypted the server knows. */
public final class SqlServerClient {
    public static void main(String[] args) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        DriverManager.setLoginTimeout(60);
        Driver driver = (Driver) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        Exchange.serve(driver.getMajorVersion() + "." + driver.getMinorVersion(), url -> {
            try (Connection connection = driver.connect(url, new Properties())) {
                if (connection == null) {
                    throw new SQLException("the driver takes no such URL");
                }
                try (Statement statement = connection.createStatement()) {
                    statement.execute("SELECT 1");
                }
                return false;
            }
        });
    }
}
