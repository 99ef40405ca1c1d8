using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Coordination.Host.SignIn;

/// <summary>Checks a token's signature once a minute, not with every request; never past its expiry.</summary>
public sealed class RememberedTokens : JsonWebTokenHandler, IDisposable
{
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(1);
    private readonly MemoryCache valid = new(new MemoryCacheOptions { SizeLimit = 10_000 });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (valid.TryGetValue(token, out TokenValidationResult? seen)) return seen!;
        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            var (soon, end) = (DateTimeOffset.UtcNow + longest, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero));
            valid.Set(token, result, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = end < soon ? end : soon });
        }
        return result;
    }

    public void Dispose() => valid.Dispose();
}
