//! The visitor's screen and settings.

use anyhow::Result;
use serde_json::json;

use crate::Browser;

/// What the visitor prefers; the default is a screen, light, with motion.
#[derive(Clone, Copy, Debug, Default)]
pub struct Media {
    /// The medium `print` in the place of `screen`.
    pub print: bool,
    /// `prefers-color-scheme: dark` in the place of `light`.
    pub dark: bool,
    /// `prefers-reduced-motion: reduce` in the place of `no-preference`.
    pub reduced_motion: bool,
    /// `forced-colors: active` in the place of `none`.
    pub forced_colors: bool,
}

impl Browser {
    /// Sets the size of the page in CSS pixels.
    pub async fn set_viewport(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({
            "width": width,
            "height": height,
            "deviceScaleFactor": 1,
            "mobile": false,
        });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Emulates a touch screen for the pages opened from now on.
    pub async fn enable_touch(&self) -> Result<()> {
        let touch = json!({ "enabled": true, "maxTouchPoints": 5 });
        self.cdp("Emulation.setTouchEmulationEnabled", touch).await?;
        Ok(())
    }

    /// Sets all of them at once: what is not named goes back to its default.
    pub async fn set_media(&self, media: Media) -> Result<()> {
        let choose = |yes, this, that| if yes { this } else { that };
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        let media = json!({
            "media": choose(media.print, "print", ""),
            "features": [
                feature("prefers-color-scheme", choose(media.dark, "dark", "light")),
                feature(
                    "prefers-reduced-motion",
                    choose(media.reduced_motion, "reduce", "no-preference"),
                ),
                feature("forced-colors", choose(media.forced_colors, "active", "none")),
            ],
        });
        self.cdp("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Enables or disables the scripts of the pages opened from now on.
    pub async fn set_scripts_enabled(&self, on: bool) -> Result<()> {
        let disabled = json!({ "value": !on });
        self.cdp("Emulation.setScriptExecutionDisabled", disabled).await?;
        Ok(())
    }

    /// Cuts the network, or restores it.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        let conditions = json!({
            "offline": offline,
            "latency": 0,
            "downloadThroughput": -1,
            "uploadThroughput": -1,
        });
        self.cdp("Network.enable", json!({})).await?;
        self.cdp("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }
}
