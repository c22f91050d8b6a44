"""Selenium: every command to the browser waits."""

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as EC
from selenium.webdriver.support.ui import WebDriverWait


def make_driver() -> webdriver.Chrome:
    options = Options()
    options.add_argument("--headless")
    return webdriver.Chrome(options=options)


async def scrape(url: str):
    driver = make_driver()  # blocks: subprocess
    driver.get(url)  # blocks: http
    title = driver.title
    element = driver.find_element(By.ID, "a")  # blocks: http
    element.click()  # blocks: http
    for link in driver.find_elements(By.TAG_NAME, "a"):  # blocks: http
        print(link.get_attribute("href"))  # blocks: http
    WebDriverWait(driver, 10).until(EC.title_contains("x"))  # blocks: http
    webdriver.ActionChains(driver).move_to_element(element).click().perform()  # blocks: http
    driver.quit()  # blocks: http
    return title


async def remote():
    with webdriver.Remote("http://localhost:4444") as driver:  # blocks: http
        return driver.execute_script("return 1")  # blocks: http
