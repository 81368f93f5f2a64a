// Reads how all services stand from a `heartbeat serve`, strictly: what is missing or of another type is an error, what is new is
// passed over. Ends with 1 where something is critical, and with 3 where nobody could look.
//   dotnet run --project examples/clients/csharp -- http://127.0.0.1:8787
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Tasks;

public sealed record ServiceHealth
{
    [JsonPropertyName("status")] public required HealthLevel Status { get; init; }
    [JsonPropertyName("last_heartbeat")] public required DateTimeOffset? LastHeartbeat { get; init; }
    [JsonPropertyName("interval")] public required int? Interval { get; init; }
    [JsonPropertyName("consecutive_failures")] public required int ConsecutiveFailures { get; init; }
    [JsonPropertyName("message")] public string? Message { get; init; }
}

public sealed record SystemHealth
{
    [JsonPropertyName("services")] public required IReadOnlyDictionary<string, ServiceHealth> Services { get; init; }
    [JsonPropertyName("overall_status")] public required HealthLevel OverallStatus { get; init; }
    [JsonPropertyName("timestamp")] public required DateTimeOffset Timestamp { get; init; }
}

public enum HealthLevel { Healthy, Skipped, Warning, Degraded, Unknown, Critical }

public static class HealthReader
{
    // Numbers are numbers and words are words; a status nobody knows is an error and no health.
    private static readonly JsonSerializerOptions Strict = new()
    {
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        Converters = { new JsonStringEnumConverter<HealthLevel>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static SystemHealth Parse(string json) =>
        JsonSerializer.Deserialize<SystemHealth>(json, Strict) ?? throw new JsonException("the answer is null");

    public static async Task<int> Main(string[] args)
    {
        var server = new Uri(args.Length > 0 ? args[0] : "http://127.0.0.1:8787");
        // The token is meant for that server alone: no redirect is followed.
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
        var token = Environment.GetEnvironmentVariable("HEARTBEAT_TOKEN");
        if (!string.IsNullOrEmpty(token)) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await client.GetAsync(new Uri(server, "api/health/status"));
            answer.EnsureSuccessStatusCode();
            var health = Parse(await answer.Content.ReadAsStringAsync());
            foreach (var (name, service) in health.Services.OrderByDescending(one => one.Value.Status))
                Console.WriteLine($"{service.Status,-8} {name}  last {service.LastHeartbeat?.ToString("u") ?? "never"}  {service.Message}");
            Console.WriteLine($"overall {health.OverallStatus} of {health.Services.Count}, as of {health.Timestamp:u}");
            return health.OverallStatus switch { HealthLevel.Critical => 1, HealthLevel.Unknown => 3, _ => 0 };
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or TaskCanceledException)
        {
            Console.Error.WriteLine($"{server.Host}: {error.Message}");
            return 3;
        }
    }
}
